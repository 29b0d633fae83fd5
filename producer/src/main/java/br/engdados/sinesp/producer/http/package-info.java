/**
 * What the clients of HTTP share: deadline, retries and the pauses that servers ask for, what a
 * failure of the network means, whom to trust, through which proxies to go. What they ask for, of
 * whom, and what an answer means to them lives with them.
 */
package br.engdados.sinesp.producer.http;
