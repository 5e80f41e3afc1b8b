/** The centre of the desk: who the customer is and what to say. */
export function CustomerColumn() {
  return null;
}
