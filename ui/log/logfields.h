// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/logplace.h"
#include "ui/logview/fieldcolumn.h"

#include <QSplitter>

#include <optional>

class QMenu;

namespace runwatch {

class FieldsPane;
class LogView;

// A log view and, while asked for, the fields of its current line beneath it. It also offers the keys of a line in the
// view's menu, to be shown as columns.
class LogFields final : public QSplitter
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogFields)

public:
    explicit LogFields(LogView *view, QWidget *parent = nullptr); // the view becomes a child

    void close(); // also when the view is given other rows
    [[nodiscard]] bool isOpen() const { return m_place.has_value(); }

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] bool isClosing(const QKeyEvent &event) const;
    void open(LogPlace place);
    void toggle(LogPlace place);
    void showColumn(const QByteArray &key, bool isShown);
    void fillMenu(QMenu *menu, LogPlace place);
    [[nodiscard]] std::optional<QByteArray> shownText(LogPlace place) const; // nothing when the line is not there any more

    LogView *m_view;
    FieldsPane *m_pane;
    std::optional<LogPlace> m_place; // whose fields are shown
};

} // namespace runwatch
