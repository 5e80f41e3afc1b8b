/** Text as searches compare it: lower case, without marks above and below letters. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** A number's digits from the last to the first: an ending becomes a beginning, which an index finds. */
export function reverseDigits(number: string): string {
  let reversed = '';
  for (let position = number.length - 1; position >= 0; position--) {
    const code = number.charCodeAt(position);
    if (code >= 48 && code <= 57) reversed += number[position];
  }
  return reversed;
}
