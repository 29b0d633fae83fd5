/**
 * How Kafka's topics and the headers of their records are called. Their settings live with the
 * producer, which creates them.
 */
package br.engdados.sinesp.contract.topic;
