/** The right of the desk: the after-call form and the customer's history. */
export function RecordColumn() {
  return null;
}
