// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/teach/preview.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QTableWidget;

namespace runwatch {

// The rows and the log that the events make as they were taught.
class PreviewPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreviewPane)

public:
    explicit PreviewPane(QWidget *parent = nullptr);

    void setPreview(const Preview &preview);

private:
    QLabel *m_summary;
    QTableWidget *m_jobs;
    QPlainTextEdit *m_lines;
};

} // namespace runwatch
