/**
 * The topics in: rows as they change and the marks of editions, each with its place in the topic.
 * What they add up to lives in {@code cube}.
 */
package br.engdados.sinesp.painel.changelog;
