// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/open/requesterror.h"

#include <QByteArray>
#include <QList>
#include <QWidget>

#include <utility>
#include <variant>

class QPushButton;
class QTableWidget;

namespace runwatch {

// The request headers of the Open Stream dialog, a row each.
class HeaderTable final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HeaderTable)

public:
    using Headers = QList<std::pair<QByteArray, QByteArray>>;

    explicit HeaderTable(QWidget *parent = nullptr);

    void setHeaders(const Headers &headers);

    // What stands in the table, without empty rows; or what is wrong with the first wrong one.
    [[nodiscard]] std::variant<Headers, RequestError> headers() const;

    // The content type given here, as far as it has been typed; empty when there is none.
    [[nodiscard]] QString contentType() const;

signals:
    void headersChanged(); // by the operator or by setHeaders()

private:
    void addRow(const QString &name, const QString &value);
    void addEmptyRow();
    void removeSelectedRows();

    QTableWidget *m_table;
    QPushButton *m_remove;
};

} // namespace runwatch
