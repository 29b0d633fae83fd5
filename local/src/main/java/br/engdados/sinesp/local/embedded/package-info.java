/**
 * Both servers for the length of a test run, on free ports, with a folder of their own. Servers
 * that outlive a program are started by {@code cli}.
 */
package br.engdados.sinesp.local.embedded;
