/**
 * Writes the documentation's pages about options from the commands themselves. What these say lives
 * with them, the Portuguese words in {@code docs/pt-BR/opcoes.properties}.
 */
package br.engdados.sinesp.program.docs;
