/**
 * What of an edition differs from what is published, and the manifests that tell whether to look.
 * Nothing is sent here.
 */
package br.engdados.sinesp.producer.revision;
