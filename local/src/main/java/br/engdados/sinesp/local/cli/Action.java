package br.engdados.sinesp.local.cli;

/** What the command line asks for. */
enum Action {
  UP,
  STATUS,
  DOWN
}
