// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/preferences/logpreferences.h"

#include <QObject>

namespace runwatch {

class LogView;

// Which fields stand in columns, remembered for each server: its lines are alike. Of the lines of
// several servers the first one's.
class FieldMemory final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FieldMemory)

public:
    explicit FieldMemory(LogView &view, QObject *parent = nullptr);

    void setServer(const QString &server); // whose lines are shown; empty: nobody's
    void setFields(const ServerFields &fields);
    [[nodiscard]] const ServerFields &fields() const { return m_fields; }

private:
    void take();
    void show();

    LogView &m_view;
    QString m_server;
    ServerFields m_fields;
};

} // namespace runwatch
