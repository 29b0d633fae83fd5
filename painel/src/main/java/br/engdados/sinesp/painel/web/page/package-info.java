/**
 * The page for people: a view of the address, rendered in their language and readable without
 * script. The API has no part in it.
 */
package br.engdados.sinesp.painel.web.page;
