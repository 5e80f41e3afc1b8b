import styles from './import.module.css';

/** A few numbers side by side, each with its name. */
export function Figures({ figures }: { readonly figures: readonly { readonly name: string; readonly value: string }[] }) {
  return (
    <dl className={styles.figures}>
      {figures.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
