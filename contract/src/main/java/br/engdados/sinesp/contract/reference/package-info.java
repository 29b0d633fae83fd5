/**
 * What is known beforehand: states, municipalities, events, and how texts are folded to find them.
 * No row of statistics lives here.
 */
package br.engdados.sinesp.contract.reference;
