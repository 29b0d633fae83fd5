package br.engdados.sinesp.painel.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * What must be known about an answer.
 *
 * @param codigo names it, for those who have a text of their own
 * @param texto Portuguese, one sentence or two
 * @param valores the figures in the text; null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Caveat(String codigo, String texto, Map<String, Object> valores) {}
