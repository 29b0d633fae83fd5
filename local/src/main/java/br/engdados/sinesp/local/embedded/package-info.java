/** Both servers for the length of a test run, on free ports, with a folder of their own. */
package br.engdados.sinesp.local.embedded;
