/**
 * Both sides as they are: records of topics and rows of tables, as a whole or one by one. Nothing
 * is compared here, and nothing is mapped by the writer's code, which would hide its faults.
 */
package br.engdados.sinesp.consumer.verify.read;
