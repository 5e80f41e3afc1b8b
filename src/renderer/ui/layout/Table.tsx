import type { ReactNode } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import styles from './layout.module.css';

interface TableProps {
  /** For screen readers. */
  readonly caption: string;
  readonly columns: readonly ReactNode[];
  /** Each with a key that stays with its row. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}

/** Plain rows and columns to read, without selection or sorting. */
export function Table({ caption, columns, rows }: TableProps) {
  return (
    <table className={styles.table}>
      <caption>
        <VisuallyHidden>{caption}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          {columns.map((column, index) => (
            <th key={index} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {cells.map((cell, index) => (
              <td key={index}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
