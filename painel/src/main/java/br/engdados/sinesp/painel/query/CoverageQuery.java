package br.engdados.sinesp.painel.query;

import br.engdados.sinesp.painel.cube.Event;
import br.engdados.sinesp.painel.cube.Measure;
import java.time.YearMonth;

/**
 * Asks which months were reported.
 *
 * @param event the event
 * @param place the place
 * @param from the first month
 * @param to the last month, that one too
 * @param measure of which column
 * @param body by which body
 */
public record CoverageQuery(
    Event event, Place place, YearMonth from, YearMonth to, Measure measure, String body) {}
