/** Keys: which are the page's, and which a widget keeps for itself. */

/** Whether a key goes with Ctrl, Alt or Cmd, and so belongs to the page. @param {KeyboardEvent} event */
export const isModified = (event) => event.ctrlKey || event.metaKey || event.altKey;

/** No key may reach the notebook, where "d d" deletes a cell of the lesson. @param {KeyboardEvent} event */
export const keepKey = (event) => void (isModified(event) || event.stopPropagation());
