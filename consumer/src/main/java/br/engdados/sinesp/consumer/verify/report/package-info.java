/** What was found, for people and for programs. Nothing is read or judged here. */
package br.engdados.sinesp.consumer.verify.report;
