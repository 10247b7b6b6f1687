// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/logview/logpage.h"

#include <QIdentityProxyModel>

#include <functional>

namespace runwatch {

class ErrorListModel;
struct ErrorGroup;

// A job's title from its index within the run.
using RunJobTitles = std::function<QString(quint32 jobIndex)>;

// The errors as they are shown: headers, local times and clean text for an ErrorListModel's facts.
class ErrorTable final : public QIdentityProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ErrorTable)

public:
    explicit ErrorTable(ErrorListModel &model, QObject *parent = nullptr);

    void setJobTitles(RunJobTitles titles) { m_titles = std::move(titles); } // for tooltips; without it jobs are #1, #2, …

    // The rows for the clipboard, as shown but with the errors' text whole: fields between tabs, or a
    // table in Markdown with its headers.
    [[nodiscard]] QString textOf(const QList<int> &rows) const;
    [[nodiscard]] QString markdownOf(const QList<int> &rows) const;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString cell(int row, int column) const;
    [[nodiscard]] QStringList fields(int row) const;
    [[nodiscard]] QString jobNames(const ErrorGroup &group) const;
    [[nodiscard]] QString toolTip(const ErrorGroup &group) const;
    [[nodiscard]] QString sentence(int row) const;

    const ErrorListModel &m_errors;
    RunJobTitles m_titles;
};

} // namespace runwatch
