/** Opens a folded row on a narrow screen; a wide one shows all of it and has no use for this. */
export function RowMore({ of }: { readonly of: string }) {
  return (
    <details className="row-more">
      <summary>
        More<span className="hidden"> of {of}</span>
      </summary>
    </details>
  );
}
