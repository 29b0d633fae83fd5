package br.engdados.sinesp.painel.query;

import br.engdados.sinesp.painel.cube.Event;
import br.engdados.sinesp.painel.cube.Measure;
import java.time.YearMonth;

/**
 * Asks for the figures of a map, or of a ranking.
 *
 * @param event the event
 * @param place the country, a region or a state
 * @param byMunicipality whether municipalities are wanted; else states
 * @param from the first month
 * @param to the last month, that one too
 * @param measure what is summed
 * @param rate whether rates are wanted
 * @param body the one reporting body
 */
public record MapQuery(
    Event event,
    Place place,
    boolean byMunicipality,
    YearMonth from,
    YearMonth to,
    Measure measure,
    boolean rate,
    String body) {}
