/**
 * What the columns, tables and datasets mean, in both languages: the pages of the data dictionary
 * and the metadata beside exported files say it in these words.
 */
package br.engdados.sinesp.contract.dictionary;
