/** The link header of every subgraph: the federation directives it may use. */
export const FEDERATION_LINK = `extend schema
  @link(
    url: "https://specs.apollo.dev/federation/v2.9"
    import: ["@key", "@shareable", "@external", "@requires", "@provides", "@override", "@tag", "@authenticated", "@requiresScopes"]
  )
`;
