/** Where the sheet with the settings opens. */

/** Pixels between the sheet and what it belongs to, or the edge of the window. */
const GAP = 8;

/**
 * Places the sheet at the button that opens it. In a frame the window may be much taller than what one sees of it, so
 * that its lower edge is no place for anything; the button is in sight, since it was pressed.
 * @param {HTMLElement} sheet
 * @param {HTMLElement} button
 */
export function placeSheet(sheet, button) {
  const { top, bottom } = button.getBoundingClientRect();
  const room = innerHeight - bottom - 2 * GAP;
  const isBelow = room >= top - 2 * GAP || room >= 320;
  sheet.style.setProperty('--sheet-room', `${Math.floor(isBelow ? room : top - 2 * GAP)}px`);
  sheet.style.setProperty('--sheet-top', isBelow ? `${Math.round(bottom + GAP)}px` : 'auto');
  sheet.style.setProperty('--sheet-bottom', isBelow ? 'auto' : `${Math.round(innerHeight - top + GAP)}px`); // prettier-ignore
}
