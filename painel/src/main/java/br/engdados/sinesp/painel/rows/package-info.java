/** Single rows out of Cassandra, as stored. No figure that is shown is made from them. */
package br.engdados.sinesp.painel.rows;
