/**
 * `manifest.json` of one generation of the warehouse: what the server attaches, and with which names. `warehouse.duckdb` and `names.duckdb`
 * lie beside it; the months lie in `warehouse/months/`. Views in the warehouse name the months by `alias`.
 */
export type GenerationManifest = {
  readonly name: string;
  readonly builtAt: string;
  /** Hash over everything the generation is a function of; an equal hash means an equal warehouse. */
  readonly inputs: string;
  readonly months: readonly { readonly alias: string; readonly file: string }[];
};
