/** Through which proxies the clients of HTTP go. */
package br.engdados.sinesp.producer.http;
