// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace runwatch {

// For some seconds after a profile was removed: that it was, and the way back.
class RemovedProfile final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RemovedProfile)

public:
    explicit RemovedProfile(int time, QWidget *parent = nullptr); // ms that it can be taken back

    void tell(const QString &sentence, const QString &id, const QByteArray &json); // the newest takes the place
    void undo(); // nothing when it is too late

signals:
    void undoRequested(const QString &id, const QByteArray &json);

private:
    QLabel *m_sentence;
    QTimer m_time;
    QString m_id;
    QByteArray m_json;
};

} // namespace runwatch
