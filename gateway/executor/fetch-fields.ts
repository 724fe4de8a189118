import type { FetchNode, PlanNode, QueryPlan } from "@apollo/query-planner";
import { Kind, parse, type SelectionSetNode } from "graphql";

/** What each fetch of a plan brings, read from the plan once. */
export class FetchFields {
  private readonly names = new Map<FetchNode, readonly string[]>();

  constructor(plan: QueryPlan) {
    if (plan.node !== undefined && plan.node.kind !== "Subscription") this.readNode(plan.node);
  }

  /** Response names that a fetch delivers on its entities, or at the root. */
  namesOf(fetch: FetchNode): readonly string[] {
    return this.names.get(fetch) ?? [];
  }

  /** The department that should have delivered a name which `fetch` requires; its own when no other fetch names it. */
  ownerOf(name: string, fetch: FetchNode): string {
    for (const [other, names] of this.names) {
      if (other !== fetch && other.requires !== undefined && names.includes(name)) return other.serviceName;
    }
    return fetch.serviceName;
  }

  private readNode(node: PlanNode): void {
    if (node.kind === "Fetch") this.names.set(node, readNames(node));
    else if (node.kind === "Flatten") this.readNode(node.node);
    else if (node.kind === "Sequence" || node.kind === "Parallel") for (const child of node.nodes) this.readNode(child);
    else if (node.kind === "Condition") {
      for (const clause of [node.ifClause, node.elseClause]) if (clause !== undefined) this.readNode(clause);
    }
  }
}

function readNames(fetch: FetchNode): string[] {
  const document = parse(fetch.operation, { noLocation: true });
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node.selectionSet]] : [],
    ),
  );
  const names = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
      else if (selection.kind === Kind.FRAGMENT_SPREAD)
        collect(fragments.get(selection.name.value) as SelectionSetNode);
      else if (selection.name.value === "_entities" && selection.selectionSet !== undefined)
        collect(selection.selectionSet);
      else if (selection.name.value !== "__typename") names.add((selection.alias ?? selection.name).value);
    }
  };
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (operation !== undefined) collect(operation.selectionSet);
  return [...names];
}
