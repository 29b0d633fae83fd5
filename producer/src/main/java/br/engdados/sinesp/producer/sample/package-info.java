/** The synthetic workbook, whose figures are invented. No data of the ministry are in it. */
package br.engdados.sinesp.producer.sample;
