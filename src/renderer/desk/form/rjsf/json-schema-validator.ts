import { type Schema, Validator } from '@cfworker/json-schema';
import { type ErrorSchema, ErrorSchemaBuilder, type RJSFSchema, type RJSFValidationError, type ValidatorType } from '@rjsf/utils';
import type { FormValues } from '../../../../core/forms/form';

/** Validators by the text of their schema: RJSF makes a new object of the same `if` at every key press. */
const validators = new Map<string, Validator>();
const validatorsKept = 200;

/** A validator of a copy: the library writes its own marks into the schema it is given. */
function validatorFor(schema: RJSFSchema, root: RJSFSchema): Validator {
  const definitions = { $defs: root.$defs, definitions: root.definitions };
  const text = JSON.stringify({ ...definitions, ...schema });
  const known = validators.get(text);
  if (known) return known;
  if (validators.size >= validatorsKept) validators.clear();
  const validator = new Validator(JSON.parse(text) as Schema, '2020-12', false);
  validators.set(text, validator);
  return validator;
}

/** `#/address/street` (RFC 6901 in a fragment) as the names on the way. */
function pathOf(instanceLocation: string): string[] {
  const names = instanceLocation.replace(/^#\/?/, '').split('/');
  return names.filter((name) => name !== '').map((name) => decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function errorsOf(schema: RJSFSchema, values: FormValues | undefined): RJSFValidationError[] {
  const { errors } = validatorFor(schema, schema).validate(values ?? {});
  return errors.map((unit) => ({
    name: unit.keyword,
    message: unit.error,
    property: pathOf(unit.instanceLocation).join('.'),
    stack: unit.error,
    schemaPath: unit.keywordLocation,
  }));
}

function errorSchemaOf(errors: readonly RJSFValidationError[]): ErrorSchema<FormValues> {
  const builder = new ErrorSchemaBuilder<FormValues>();
  for (const error of errors) builder.addErrors(error.message ?? '', error.property ? error.property.split('.') : []);
  return builder.ErrorSchema;
}

/**
 * What RJSF needs of a validator, over an interpreter of JSON Schema 2020-12: our content security policy forbids the
 * generated code that RJSF's usual one runs on.
 */
export const jsonSchemaValidator: ValidatorType<FormValues> = {
  isValid(schema, values, root) {
    return validatorFor(schema, root).validate(values ?? {}).valid;
  },
  validateFormData(values, schema) {
    const errors = errorsOf(schema, values);
    return { errors, errorSchema: errorSchemaOf(errors) };
  },
  rawValidation<Result>(schema: RJSFSchema, values?: FormValues) {
    return { errors: errorsOf(schema, values) as unknown as Result[] };
  },
};
