/** English, spelled as in Britain: one file for each place on the page. */
import status from './status.js';
import transport from './transport.js';

export default {
  /** Of numbers and plurals. */
  locale: 'en-GB',
  messages: { status, transport },
};
