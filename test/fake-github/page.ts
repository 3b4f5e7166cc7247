// Pages of lists, with links to the others in a header, as GitHub gives them.

const MOST_PER_PAGE = 100;
const DEFAULT_PER_PAGE = 30;

interface Page<T> {
  readonly items: readonly T[];
  readonly headers: Readonly<Record<string, string>>;
}

/** `url`: of the request, with its query. */
export function pageOf<T>(all: readonly T[], url: URL): Page<T> {
  const size = Math.min(numberIn(url, 'per_page', DEFAULT_PER_PAGE), MOST_PER_PAGE);
  const page = numberIn(url, 'page', 1);
  const last = Math.max(1, Math.ceil(all.length / size));
  const links = [
    ...(page > 1 ? [linkTo(url, page - 1, 'prev')] : []),
    ...(page < last ? [linkTo(url, page + 1, 'next'), linkTo(url, last, 'last')] : []),
    ...(page > 1 ? [linkTo(url, 1, 'first')] : []),
  ];
  return {
    items: all.slice((page - 1) * size, page * size),
    headers: links.length === 0 ? {} : { link: links.join(', ') },
  };
}

function numberIn(url: URL, name: string, otherwise: number): number {
  const value = Number(url.searchParams.get(name) ?? otherwise);
  return Number.isInteger(value) && value > 0 ? value : otherwise;
}

function linkTo(url: URL, page: number, relation: string): string {
  const other = new URL(url);
  other.searchParams.set('page', String(page));
  return `<${other.href}>; rel="${relation}"`;
}
