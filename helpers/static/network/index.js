/**
 * The explorer: a network from its image to what it says, every cell of which can be opened.
 *
 * @import { Model, View } from "../kit/model.js"
 * @import { Wire } from "../numbers/arrays.js"
 * @import { Scene } from "./state.js"
 */
import { forward, readImage, readLayer } from "./forward.js";
import { panelsOf } from "./panels.js";
import { ExplorerView } from "./view.js";

/**
 * What all views share: the layers, read once, and what they make of the image, worked out once.
 * @param {Model} model
 */
function createComputation(model) {
  /** @type {any} */
  let [sent, seen] = [null, null];
  /** @type {Scene} */
  let scene = { layers: [], panels: [], activations: [] };
  return (/** @type {Wire} */ picture) => {
    if (sent !== model.get("layers")) {
      sent = model.get("layers");
      const layers = sent.map(readLayer);
      scene = { layers, panels: panelsOf(layers), activations: [] };
      seen = null;
    }
    if (seen !== picture) {
      seen = picture;
      scene = { ...scene, activations: forward(scene.layers, readImage(picture)) };
    }
    return scene;
  };
}

export default () => {
  /** @type {ReturnType<typeof createComputation>} */
  let compute;
  return {
    /** @param {{model: Model}} view */
    initialize({ model }) {
      compute = createComputation(model);
    },
    /** @param {View} view */
    render: (view) => ExplorerView.mount(view, compute),
  };
};
