/**
 * Through which proxies the clients of HTTP go. What they ask for, and of whom, lives with them.
 */
package br.engdados.sinesp.producer.http;
