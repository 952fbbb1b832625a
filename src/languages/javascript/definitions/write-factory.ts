import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit, FactoryDraft, FactoryObstacle, FactoryParameter } from "../../../facts";
import type { JavaScriptImport } from "../imports/import";
import { EditList } from "../rewrite/edits";
import type { Source } from "../source";
import type { ClassNode } from "../syntax";
import { isBindable } from "../uses/admission";
import { NewImports } from "./new-imports";
import { isArgument, obstacleIn } from "./prove-factory";
import { codeStyle, siteIn, type CodeStyle } from "./site";

/** Longer lines are broken. */
const WIDTH = 100;

/** The types that a parameter which is left out has. */
const TAKES_NOTHING: ReadonlySet<string> = new Set(["TSAnyKeyword", "TSUnknownKeyword", "TSUndefinedKeyword", "TSVoidKeyword"]);

/** Writes a static method behind the constructor; else what stands in its way. */
export function writeFactory(
  source: Source,
  imports: readonly JavaScriptImport[],
  name: string,
  owner: ClassNode,
  draft: FactoryDraft,
): readonly Edit[] | FactoryObstacle {
  if (owner.abstract || !draft.arguments.every(({ text }) => isArgument(text, draft.async))) return "unsupported-syntax";
  // A parameter by the name of the class would hide it.
  if (draft.parameters.some((parameter) => parameter.name === name || !isBindable(parameter.name))) return "name-taken";
  const site = siteIn(source, owner);
  const additions = new NewImports(source, imports, owner, draft);
  const obstacle = additions.addValues();
  if (obstacle) return obstacle;
  const factory = new Factory(source, name, owner, draft, additions, codeStyle(source, site.unit));
  if (factory.missesValue()) return "signature-mismatch";
  const lines = factory.lines().map((line) => site.indentation + line);
  const edits = new EditList();
  edits.insert(site.offset, site.before + lines.join(site.lineBreak) + site.after);
  const imported = additions.edits();
  if (!imported) return "unsupported-syntax";
  edits.add(...imported);
  const finished = edits.finish();
  return finished ? (obstacleIn(source, finished, name, draft) ?? finished) : "unsupported-syntax";
}

/** The text of one factory. */
class Factory {
  private readonly isTyped: boolean;

  constructor(
    private readonly source: Source,
    private readonly name: string,
    private readonly owner: ClassNode,
    private readonly draft: FactoryDraft,
    private readonly imports: NewImports,
    private readonly style: CodeStyle,
  ) {
    this.isTyped = /\.[cm]?tsx?$/.test(source.names.filename);
  }

  /** Whether the constructor would be given a parameter that is left out, where its types ask for a value. */
  missesValue(): boolean {
    const { arguments: passed, parameters } = this.draft;
    return this.isTyped && passed.some(({ text }, index) => {
      const mayMiss = parameters.some(({ name, required, refusesNothing }) => name === text.trim() && !required && !refusesNothing);
      const taken = this.constructorParameters()[index];
      if (!mayMiss || taken?.type !== "Identifier" || taken.optional || !taken.typeAnnotation) return false;
      const { typeAnnotation: type } = taken.typeAnnotation;
      return !(type.type === "TSUnionType" ? type.types : [type]).some((one) => TAKES_NOTHING.has(one.type));
    });
  }

  lines(): string[] {
    const { draft, style, name, owner } = this;
    const { semicolon, unit } = style;
    const generic = owner.typeParameters !== undefined;
    const type = draft.async ? `Promise<${name}>` : name;
    const head = `static ${draft.async ? "async " : ""}${draft.name}`;
    const parameters = draft.parameters.map((parameter) => this.parameter(parameter, generic));
    const body = [
      ...this.imports.statements(style),
      `if (typeof process !== ${style.quote("undefined")}) {`,
      `${unit}process.emitWarning(${style.quote(draft.advice)}, ${style.quote("DeprecationWarning")})${semicolon}`,
      "}",
      ...draft.parameters
        .filter(({ refusesNothing }) => refusesNothing)
        .flatMap((parameter) => [
          `if (${parameter.name} === undefined || ${parameter.name} === null) {`,
          `${unit}throw new TypeError(${style.quote(`${draft.name} needs ${parameter.name}`)})${semicolon}`,
          "}",
        ]),
      ...this.call(`return new ${name}`, draft.arguments.map(({ text }) => text), semicolon),
    ];
    return [
      ...this.documentation(),
      ...this.call(head, parameters, `${this.isTyped && !generic && owner.type === "ClassDeclaration" ? `: ${type}` : ""} {`),
      ...body.map((line) => unit + line),
      "}",
    ];
  }

  private documentation(): string[] {
    const { draft, name } = this;
    const types = draft.parameters.map(({ name: parameter, required }) => {
      return ` * @param {*} ${required ? parameter : `[${parameter}]`}`;
    });
    const typed = this.isTyped ? [] : [...types, ` * @returns {${draft.async ? `Promise<${name}>` : name}}`];
    const lines = [` * ${draft.summary}`, " *", ...typed, ` * @deprecated ${draft.advice}`];
    return ["/**", ...lines.map((line) => line.replaceAll("*/", "*\\/")), " */"];
  }

  /** A call or a parameter list, on one line where that is short enough. */
  private call(callee: string, items: readonly string[], end: string): string[] {
    const line = `${callee}(${items.join(", ")})${end}`;
    const { unit } = this.style;
    if (2 * unit.length + line.length <= WIDTH || items.length === 0) return [line];
    return [`${callee}(`, ...items.map((item) => `${unit}${item},`), `)${end}`];
  }

  private parameter(parameter: FactoryParameter, generic: boolean): string {
    const { name, required } = parameter;
    // Plain JavaScript tells what may be left out by a default alone.
    if (!this.isTyped) return required || parameter.refusesNothing ? name : `${name} = undefined`;
    return `${name}${required ? "" : "?"}: ${(generic ? null : this.typeOf(parameter)) ?? this.widest(name)}`;
  }

  /** The type of the constructor's own parameter, or that of the context. */
  private typeOf({ handedTo, type }: FactoryParameter): string | null {
    const annotation = this.annotationOf(handedTo);
    if (annotation) return this.source.text.slice(...annotation.typeAnnotation.range);
    return type && this.imports.addType(type);
  }

  private annotationOf(parameter: string | null): TSESTree.TSTypeAnnotation | null {
    for (const declared of this.constructorParameters()) {
      const bound = declared.type === "AssignmentPattern" ? declared.left : declared;
      if (bound.type === "Identifier" && bound.name === parameter) return bound.typeAnnotation ?? null;
    }
    return null;
  }

  private constructorParameters(): TSESTree.Parameter[] {
    const constructor = this.owner.body.body.find((member) => member.type === "MethodDefinition" && member.kind === "constructor");
    const params = constructor?.type === "MethodDefinition" ? constructor.value.params : [];
    return params.map((param) => (param.type === "TSParameterProperty" ? param.parameter : param));
  }

  /** What an expression does with a parameter decides on its type, which is not known then. */
  private widest(name: string): string {
    const isUsed = this.draft.arguments.some(({ text }) => text.split(/[^\p{ID_Continue}$]+/u).includes(name));
    return isUsed ? "any" : "unknown";
  }
}
