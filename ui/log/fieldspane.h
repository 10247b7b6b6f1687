// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/linefields.h"
#include "ui/logview/fieldcolumn.h"

#include <QWidget>

class QAction;
class QLabel;
class QTreeView;

namespace runwatch {

class JsonTree;

// The fields of one log line as a tree: their values and paths to copy, their keys to show as columns of the log.
class FieldsPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FieldsPane)

public:
    explicit FieldsPane(QWidget *parent = nullptr);

    // Of a line whose shown text this is; of one without fields it says so. The field that was picked
    // is picked again where the line has it.
    void setLine(QByteArrayView shownText);
    void setColumns(const FieldColumns &columns); // that the log shows

    [[nodiscard]] QTreeView &tree() { return *m_tree; }

signals:
    void columnAsked(const QByteArray &key, bool isShown); // as a column, or no longer
    void closeAsked();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void assemble();
    void updateActions();
    void showMenu(const QPoint &at); // in the tree's viewport
    void copyValue() const;
    void copyPath() const;
    [[nodiscard]] QByteArray currentKey() const; // empty: no column can show it

    JsonTree *m_fields;
    QTreeView *m_tree;
    QLabel *m_note;
    QAction *m_copyValue;
    QAction *m_copyPath;
    QAction *m_column; // on or off
    LineFields m_line;
    FieldColumns m_columns;
};

} // namespace runwatch
