/**
 * The HTTP server: the API, its forms of answer, limits and errors, health and metrics. The page
 * for people lives in {@code page}, what is answered in {@code query}.
 */
package br.engdados.sinesp.painel.web;
