/**
 * From a file to rows, cell by cell as text or number: workbooks, CSV, what they are packed in.
 * What the cells mean is not known here.
 */
package br.engdados.sinesp.producer.reader;
