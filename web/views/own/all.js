/** All views for data of one's own, registered; loaded when somebody has some. */
import './confusions.js';
import './dialog.js';
import './present.js';

export { filesIn } from './found.js';
