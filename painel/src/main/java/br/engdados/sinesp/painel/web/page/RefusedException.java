package br.engdados.sinesp.painel.web.page;

/** The API refuses a query of the page. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * Makes the refusal.
   *
   * @param status the HTTP status of the API's answer
   * @param detail what the API says is wrong
   * @param cause what the API threw, or null
   */
  public RefusedException(int status, String detail, Throwable cause) {
    super(detail, cause);
    this.status = status;
  }

  /**
   * Gives the status.
   *
   * @return the HTTP status of the API's answer
   */
  public int status() {
    return status;
  }
}
