/**
 * The model behind a widget: what the browser and Python both know.
 *
 * @typedef {object} Model  what anywidget hands over
 * @property {(name: string) => any} get
 * @property {(name: string | Record<string, any>, value?: any) => void} set
 * @property {() => void} save_changes
 * @property {(event: string, callback: (...details: any[]) => void) => void} on
 * @property {{kernel?: ?{isDisposed?: boolean}}} [widget_manager]
 *
 * @typedef {object} Host  what anywidget knows of other widgets on the page
 * @property {(reference: string) => Promise<Model>} getModel
 * @property {(reference: string) => Promise<{render: (view: {el: Element, signal?: AbortSignal}) => Promise<void>}>}
 *   getWidget
 *
 * @typedef {{model: Model, el: HTMLElement, signal: AbortSignal, host: Host}} View
 */

/**
 * Tells Python what has changed, unless Python has gone: then there is nobody to be told, and Jupyter would complain.
 * @param {Model} model
 */
export function tellPython(model) {
  const manager = model.widget_manager ?? {};
  const hasGone = "kernel" in manager && (manager.kernel?.isDisposed ?? true);
  if (!hasGone) model.save_changes();
}
