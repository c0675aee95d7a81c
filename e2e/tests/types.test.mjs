// What hosts' own programs are promised: the types compile in a host that uses all of them, and say the same as the schema.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const options = { strict: true, noEmit: true, noUnusedLocals: true, exactOptionalPropertyTypes: true, target: ts.ScriptTarget.ES2022, lib: ["lib.es2022.d.ts", "lib.dom.d.ts"], types: [], moduleResolution: ts.ModuleResolutionKind.Bundler, module: ts.ModuleKind.ES2022 };

test("a host that uses each method, event and message compiles, strictly, and its mistakes are found", () => {
  const program = ts.createProgram([at("e2e/types/host.ts"), at("src/embed/embed.d.ts"), at("src/embed/element.d.ts")], options);
  const wrong = ts.getPreEmitDiagnostics(program).map((found) => {
    const place = found.file?.getLineAndCharacterOfPosition(found.start);
    return `${found.file?.fileName}:${(place?.line ?? 0) + 1}: ${ts.flattenDiagnosticMessageText(found.messageText, " ")}`;
  });
  assert.deepEqual(wrong, []);
});

/** Fields of a message, each with what it may be: "string", "number", "true|false", "string[]", "a|b" and so on. */
const ofTypes = (checker, message) =>
  Object.fromEntries(checker.getPropertiesOfType(message).map((field) => {
    const type = checker.getNonNullableType(checker.getTypeOfSymbol(field));
    const nullable = checker.getTypeOfSymbol(field).types?.some((one) => one.flags & ts.TypeFlags.Null);
    const isOptional = Boolean(field.flags & ts.SymbolFlags.Optional);
    return [field.name + (isOptional ? "?" : ""), shape(checker, type) + (nullable ? "|null" : "")];
  }));
function shape(checker, type) {
  if (checker.isArrayType(type)) return `${shape(checker, checker.getTypeArguments(type)[0])}[]`;
  if (type.flags & ts.TypeFlags.Boolean) return "boolean";
  if (type.isUnion()) return type.types.map((one) => shape(checker, one)).sort().join("|");
  if (type.isStringLiteral() || type.isNumberLiteral()) return `=${type.value}`;
  if (type.flags & ts.TypeFlags.String) return "string";
  if (type.flags & ts.TypeFlags.Number) return "number";
  return ofTypes(checker, type) && JSON.stringify(sorted(ofTypes(checker, type)));
}
const sorted = (fields) => Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The same, as the schema has it. */
const ofSchema = (schema, message) =>
  Object.fromEntries(Object.entries(message.properties).map(([name, field]) => [name + (message.required?.includes(name) ? "" : "?"), shapeOfSchema(schema, field)]));
function shapeOfSchema(schema, field) {
  const of = (field) => shapeOfSchema(schema, field);
  if (field.$ref) return of(schema.$defs[field.$ref.split("/").pop()]);
  if ("const" in field) return `=${field.const}`;
  if (field.enum) return field.enum.map((value) => `=${value}`).sort().join("|");
  if (field.anyOf) return field.anyOf.map(of).sort((a, b) => (a === "null") - (b === "null")).join("|");
  if (field.type === "array") return `${of(field.items)}[]`;
  if (field.type === "object") return JSON.stringify(sorted(ofSchema(schema, field)));
  return field.type === "integer" ? "number" : field.type;
}

for (const [side, alias] of [["fromStory", "FromStory"], ["fromHost", "FromHost"]]) {
  test(`types and schema have the same messages with the same fields: ${alias}`, async () => {
    const path = at("src/embed/embed.d.ts");
    const program = ts.createProgram([path], options);
    const checker = program.getTypeChecker();
    const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(path)));
    const union = checker.getDeclaredTypeOfSymbol(exported.find(({ name }) => name === alias));
    const typed = union.types.map((message) => sorted(ofTypes(checker, message)));
    const schema = JSON.parse(await readFile(at("src/embed/embed.schema.json"), "utf8"));
    const described = schema.$defs[side].oneOf.map(({ $ref }) => sorted(ofSchema(schema, schema.$defs[$ref.split("/").pop()])));
    const byType = (messages) => messages.sort((a, b) => (a.type < b.type ? -1 : 1));
    assert.ok(typed.length >= 5);
    assert.deepEqual(byType(typed), byType(described));
  });
}
