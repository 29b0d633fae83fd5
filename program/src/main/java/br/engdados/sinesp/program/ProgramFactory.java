package br.engdados.sinesp.program;

import java.util.Map;

/** Makes a program; an implementation has a public constructor without arguments. */
@FunctionalInterface
public interface ProgramFactory {
  /**
   * Makes it, for one run or to describe it.
   *
   * @param environment variables by name, for commands that read secrets from there; options come
   *     from it without their doing
   * @param console where it talks to
   * @return a program that shares nothing with another that was made here
   */
  Program create(Map<String, String> environment, Console console);
}
