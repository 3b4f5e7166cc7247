// The fields behind the last chunk: read for their syntax, and let go (RFC 9112 section 7.1.2).

import { COLON, CR, isBlank, isTextOctet, isTokenOctet, LF } from './octets.ts';
import { LONGEST_HEAD } from './response-head.ts';

/** What was read last, and so what may follow. */
type Place = 'start' | 'name' | 'value' | 'cr' | 'line' | 'last-cr' | 'whole' | 'bad';

export class TrailerSection {
  #place: Place = 'start';
  #octets = 0;
  #fault = '';

  begin(): void {
    this.#place = 'start';
    this.#octets = 0;
    this.#fault = '';
  }

  get isWhole(): boolean {
    return this.#place === 'whole';
  }

  /** '' as long as nothing is wrong. */
  get fault(): string {
    return this.#fault;
  }

  take(octet: number): void {
    this.#place = placeAfter(this.#place, octet);
    this.#octets++;
    if (this.#place === 'bad') this.#fault = 'bad trailer field';
    else if (this.#octets > LONGEST_HEAD) this.#fault = 'trailers longer than 16 KiB';
  }
}

function placeAfter(place: Place, octet: number): Place {
  switch (place) {
    case 'start':
      return lineStart(octet);
    case 'name':
      if (octet === COLON) return 'value';
      return isTokenOctet(octet) ? 'name' : 'bad';
    case 'value':
      if (octet === CR) return 'cr';
      return isTextOctet(octet) ? 'value' : 'bad';
    case 'cr':
      return octet === LF ? 'line' : 'bad';
    case 'line':
      // A blank continues the value of the line before (RFC 9112 section 5.2).
      return isBlank(octet) ? 'value' : lineStart(octet);
    case 'last-cr':
      return octet === LF ? 'whole' : 'bad';
    default:
      return 'bad';
  }
}

function lineStart(octet: number): Place {
  if (octet === CR) return 'last-cr';
  return isTokenOctet(octet) ? 'name' : 'bad';
}
