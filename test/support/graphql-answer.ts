/** An error of a GraphQL answer. */
export interface AnswerError {
  message: string;
  path?: (string | number)[];
  extensions: { code: string; department?: { name: string; title: string } };
}

/** What a GraphQL service answered. */
export interface GraphqlAnswer {
  status: number;
  /** The body as it came. */
  text: string;
  // A test knows the shape it asked for.
  // oxlint-disable-next-line typescript/no-explicit-any
  data: any;
  errors: AnswerError[];
}

/** Posts a GraphQL request. @throws Error when the answer is not JSON, or when nobody answers. */
export async function postGraphql(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: object,
): Promise<GraphqlAnswer> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  const { data = null, errors = [] } = JSON.parse(text) as Partial<GraphqlAnswer>;
  return { status: response.status, text, data, errors };
}
