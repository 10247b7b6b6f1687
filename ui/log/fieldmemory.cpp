// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/fieldmemory.h"

#include "ui/logview/logview.h"

#include <utility>

namespace runwatch {

FieldMemory::FieldMemory(LogView &view, QObject *parent)
    : QObject(parent)
    , m_view(view)
{
    connect(&view, &LogView::fieldColumnsChanged, this, &FieldMemory::take);
}

void FieldMemory::setServer(const QString &server)
{
    if (std::exchange(m_server, server) != server)
        show();
}

void FieldMemory::setFields(const ServerFields &fields)
{
    m_fields = fields;
    show();
}

void FieldMemory::take()
{
    QList<ShownField> shown;
    for (const FieldColumn &column : m_view.fieldColumns())
        shown.append({QString::fromUtf8(column.key), column.characters});
    if (m_server.isEmpty())
        return;
    if (shown.isEmpty())
        m_fields.remove(m_server);
    else
        m_fields.insert(m_server, shown);
}

void FieldMemory::show()
{
    FieldColumns columns;
    for (const ShownField &field : m_fields.value(m_server)) {
        if (columns.size() < FieldColumn::Most)
            columns.append({field.key.toUtf8(), fittingWidth(field.characters)});
    }
    m_view.setFieldColumns(columns);
}

} // namespace runwatch
