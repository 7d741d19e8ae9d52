import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

const CATALOGUE_CHAR = 18;
const TEXT = 25;

let charColumns: number[] = [];

// The adapter refuses PostgreSQL's one-byte "char", which the engine reads from the catalogues: it passes as text and
// is reported as a character afterwards.
function acceptCatalogueChars(prototype: { query(...args: never[]): unknown }): void {
  const query = prototype.query;
  prototype.query = function (this: unknown, ...args: never[]) {
    const result = query.apply(this, args);
    if (!(result instanceof Promise)) return result;
    return result.then((answer: { fields?: { dataTypeID: number }[] }) => {
      charColumns = [];
      for (const [i, field] of (answer.fields ?? []).entries()) {
        if (field.dataTypeID !== CATALOGUE_CHAR) continue;
        field.dataTypeID = TEXT;
        charColumns.push(i);
      }
      return answer;
    });
  };
}

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;

function reportCharColumns(adapter: Adapter): Adapter {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const i of charColumns) result.columnTypes[i] = ColumnTypeEnum.Character;
    charColumns = [];
    return result;
  };
  return adapter;
}

/** Prisma's schema engine from its npm package, without the binary that the command line would download. */
export async function schemaEngine(databaseUrl: string): Promise<engineModule.SchemaEngine> {
  const require = createRequire(import.meta.url);
  const folder = path.dirname(require.resolve('@prisma/schema-engine-wasm'));
  const wasm = readFileSync(path.join(folder, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, {
    './schema_engine_bg.js': engineModule as unknown as WebAssembly.ModuleImports,
  });
  engineModule.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  acceptCatalogueChars(pg.Client.prototype);
  acceptCatalogueChars(pg.Pool.prototype);
  const factory = new PrismaPg({ connectionString: databaseUrl });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => reportCharColumns(await connect());
  return engineModule.SchemaEngine.new(
    { datamodels: undefined },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  );
}
