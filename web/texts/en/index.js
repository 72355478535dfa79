/** English, spelled as in Britain: one file for each place on the page. */
import article from './article.js';
import articles from './articles/index.js';
import experiments from './experiments/index.js';
import charts from './charts.js';
import choices from './choices.js';
import embed from './embed.js';
import facade from './facade.js';
import fields from './fields.js';
import files from './files.js';
import forecast from './forecast.js';
import game from './game.js';
import inside from './inside.js';
import mistakes from './mistakes.js';
import neuron from './neuron.js';
import pad from './pad.js';
import page from './page.js';
import path from './path.js';
import picker from './picker.js';
import polynomial from './polynomial.js';
import problems from './problems.js';
import programs from './programs.js';
import refusals from './refusals.js';
import runs from './runs.js';
import seal from './seal.js';
import settings from './settings.js';
import share from './share.js';
import softmax from './softmax.js';
import status from './status.js';
import symbols from './symbols.js';
import terms from './terms.js';
import transport from './transport.js';
import verdicts from './verdicts.js';
import verify from './verify.js';
import walk from './walk.js';

export default {
  /** Of numbers and plurals. */
  locale: 'en-GB',
  articles,
  experiments,
  messages: {
    article,
    charts,
    choices,
    embed,
    facade,
    fields,
    files,
    forecast,
    game,
    inside,
    mistakes,
    neuron,
    pad,
    page,
    path,
    picker,
    polynomial,
    problems,
    programs,
    refusals,
    runs,
    seal,
    settings,
    share,
    softmax,
    status,
    symbols,
    terms,
    transport,
    verdicts,
    verify,
    walk,
  },
};
